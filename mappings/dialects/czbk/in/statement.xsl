<!-- camt.053.001.08: what the bank booked in one day, all of it in one message and an entry for each line. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:iso="urn:caitong:dialect:czbk"
                xpath-default-namespace="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="kinds" select="map { 'DBIT': 'credited', 'CRDT': 'returned' }"/>

  <!-- The day of a time at the treasury; any other offset than its own would name another day, and is refused. -->
  <xsl:function name="iso:day" as="xs:string">
    <xsl:param name="time" as="element()"/>
    <xsl:sequence select="if (matches($time, 'T[0-9:.]+(\+08:00)?$')) then substring($time, 1, 10) else string($time)"/>
  </xsl:function>

  <!-- The city's own code is the district CQ-SBJ to us. -->
  <xsl:function name="iso:district" as="xs:string?">
    <xsl:param name="code" as="element()?"/>
    <xsl:sequence select="$code ! (if (string(.) = '500000') then 'CQ-SBJ' else string(.))"/>
  </xsl:function>

  <!--
    One line. What is not booked yet, reverses another entry, or is of the other side than its entry is of no kind, and then refused; so
    is an entry of several lines.
  -->
  <xsl:function name="iso:booked" as="map(*)">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="line" as="xs:integer"/>
    <xsl:variable name="transaction" select="$entry/NtryDtls/TxDtls"/>
    <xsl:sequence select="map {
      'line': $line,
      'kind':
        if ($entry/Sts/Cd = 'BOOK' and not($entry/RvslInd = ('true', '1')) and not($transaction/CdtDbtInd != $entry/CdtDbtInd))
        then $kinds($entry/CdtDbtInd) else (),
      'paymentId': $transaction/RmtInf/Strd/RfrdDocInf/Nb,
      'instructionId': $transaction/Refs/EndToEndId,
      'amount': distinct-values(($entry, $transaction)/Amt ! w:yuan(.)),
      'bookedOn': $entry/BookgDt/Dt,
      'bankTrace': $transaction/Refs/AcctSvcrRef
    }"/>
  </xsl:function>

  <xsl:template match="/Document">
    <xsl:variable name="message" select="BkToCstmrStmt"/>
    <xsl:variable name="statement" select="$message/Stmt"/>
    <xsl:variable name="summary" select="$statement/TxsSummry"/>
    <xsl:variable name="date" select="distinct-values($statement/FrToDt/(FrDtTm, ToDtTm) ! iso:day(.))"/>
    <xsl:variable name="pages" select="($message/GrpHdr/MsgPgntn, $statement/StmtPgntn)"/>
    <xsl:sequence select="
      if (exists($pages[not(PgNb = '1' and LastPgInd = ('true', '1'))]))
      then map { 'id': $message/GrpHdr/MsgId, 'type': 'one page of several' }
      else map {
        'id': $message/GrpHdr/MsgId,
        'type': 'treasury.statement.v1',
        'time': $message/GrpHdr/CreDtTm,
        'subject': $date,
        'datacontenttype': 'application/json',
        'sequence': $statement/ElctrncSeqNb,
        'jurisdiction': iso:district($statement/Acct/Ownr/PstlAdr/CtrySubDvsn),
        'data': map {
          'date': $date,
          'currency': distinct-values($statement/(Acct/Ccy, Ntry/Amt/@Ccy, Ntry/NtryDtls/TxDtls/Amt/@Ccy)),
          'credited': w:yuan($summary/TtlDbtNtries/Sum),
          'returned': w:yuan($summary/TtlCdtNtries/Sum),
          'lineCount': w:count($summary/TtlNtries/NbOfNtries),
          'lines': array {
            for $line in 1 to count($statement/Ntry) return iso:booked($statement/Ntry[$line], $line)
          }
        }
      }"/>
  </xsl:template>
</xsl:stylesheet>
