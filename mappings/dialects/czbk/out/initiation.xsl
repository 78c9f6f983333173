<!-- pain.001.001.09: one application; a payment information for each budget line, which is its debtor's account. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:iso="urn:caitong:dialect:czbk"
                xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <xsl:param name="data" required="yes"/>
  <xsl:param name="jurisdiction" required="yes"/>
  <!-- On which it was applied for; where nothing says so, the last day of its term. -->
  <xsl:variable name="day" select="($data?appliedOn, $data?latestDate)[1]"/>

  <!-- A name beside a number that says who it is: what does not fit is left out. Whom money goes to, and numbers, are never cut. -->
  <xsl:function name="iso:cut" as="xs:string">
    <xsl:param name="name"/>
    <xsl:sequence select="substring($name, 1, 140)"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <Document>
      <CstmrCdtTrfInitn>
        <GrpHdr>
          <MsgId>{$data?payment?applicationId}</MsgId>
          <CreDtTm>{$day}T00:00:00+08:00</CreDtTm>
          <NbOfTxs>{count($data?lines?*)}</NbOfTxs>
          <CtrlSum>{w:yuan($data?amount?amount)}</CtrlSum>
          <InitgPty>
            <xsl:call-template name="purchaser"/>
          </InitgPty>
        </GrpHdr>
        <xsl:for-each select="$data?lines?*">
          <PmtInf>
            <PmtInfId>{?instructionId}</PmtInfId>
            <PmtMtd>TRF</PmtMtd>
            <NbOfTxs>1</NbOfTxs>
            <CtrlSum>{w:yuan(?amount?amount)}</CtrlSum>
            <PmtTpInf><CtgyPurp><Cd>GOVT</Cd></CtgyPurp></PmtTpInf>
            <ReqdExctnDt><Dt>{$day}</Dt></ReqdExctnDt>
            <Dbtr>
              <xsl:call-template name="purchaser"/>
            </Dbtr>
            <DbtrAcct>
              <Id><Othr><Id>{?budget?agency}</Id><SchmeNm><Prtry>BUDGET-AGENCY</Prtry></SchmeNm></Othr></Id>
              <Ccy>{?amount?currency}</Ccy>
            </DbtrAcct>
            <DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>
            <CdtTrfTxInf>
              <PmtId>
                <InstrId>{?instructionId}</InstrId>
                <EndToEndId>{?instructionId}</EndToEndId>
              </PmtId>
              <Amt><InstdAmt Ccy="{?amount?currency}">{w:yuan(?amount?amount)}</InstdAmt></Amt>
              <xsl:if test="exists($data?payee?cnaps) or exists($data?payee?bank)">
                <CdtrAgt>
                  <FinInstnId>
                    <xsl:for-each select="$data?payee?cnaps">
                      <ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>{.}</MmbId></ClrSysMmbId>
                    </xsl:for-each>
                    <xsl:for-each select="$data?payee?bank"><Nm>{iso:cut(.)}</Nm></xsl:for-each>
                  </FinInstnId>
                </CdtrAgt>
              </xsl:if>
              <Cdtr><Nm>{w:up-to($data?payee?name, '140')}</Nm></Cdtr>
              <CdtrAcct><Id><Othr><Id>{$data?payee?account}</Id></Othr></Id></CdtrAcct>
              <UltmtCdtr>
                <Nm>{iso:cut($data?supplier?name)}</Nm>
                <!-- of a natural person none: whom the bank pays, the account says -->
                <xsl:for-each select="$data?supplier?identifier">
                  <Id><OrgId><Othr>
                    <Id>{w:up-to(?id, '35')}</Id>
                    <SchmeNm><Prtry>{w:up-to(?scheme, '35')}</Prtry></SchmeNm>
                  </Othr></OrgId></Id>
                </xsl:for-each>
              </UltmtCdtr>
              <RmtInf>
                <Strd>
                  <RfrdDocInf>
                    <Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp>
                    <Nb>{$data?payment?id}</Nb>
                  </RfrdDocInf>
                  <AddtlRmtInf>BUDGET {?line}</AddtlRmtInf>
                  <AddtlRmtInf>CONTRACT {$data?claim?contractId}</AddtlRmtInf>
                  <AddtlRmtInf>{$data?purpose}</AddtlRmtInf>
                </Strd>
              </RmtInf>
            </CdtTrfTxInf>
          </PmtInf>
        </xsl:for-each>
      </CstmrCdtTrfInitn>
    </Document>
  </xsl:template>

  <!-- The district stands in its address: the treasury repeats it, and nothing must be looked up. -->
  <xsl:template name="purchaser">
    <Nm>{iso:cut($data?purchaser?name)}</Nm>
    <PstlAdr><CtrySubDvsn>{$jurisdiction}</CtrySubDvsn><Ctry>CN</Ctry></PstlAdr>
    <Id><OrgId><Othr>
                  <Id>{w:up-to($data?purchaser?identifier?id, '35')}</Id>
                  <SchmeNm><Prtry>{w:up-to($data?purchaser?identifier?scheme, '35')}</Prtry></SchmeNm>
                </Othr></OrgId></Id>
  </xsl:template>
</xsl:stylesheet>
