<!-- camt.054.001.08: what the bank booked of one application; debits are payments made, credits are payments that came back. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:iso="urn:caitong:dialect:czbk"
                xpath-default-namespace="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/Document">
    <xsl:variable name="message" select="BkToCstmrDbtCdtNtfctn"/>
    <xsl:variable name="entries" select="$message/Ntfctn/Ntry[Sts/Cd = 'BOOK']"/>
    <xsl:variable name="lines" select="$entries/NtryDtls/TxDtls"/>
    <!-- An entry that reverses another is neither, nor is one with a line of the other side: who made a mistake tells a person. -->
    <xsl:variable name="way" select="
      distinct-values($message/Ntfctn/Ntry ! (
        if (RvslInd = ('true', '1')) then 'RVSL' else (CdtDbtInd, NtryDtls/TxDtls/CdtDbtInd) ! string(.)))"/>
    <xsl:variable name="payment" select="iso:payment($lines/Refs/MsgId, $lines/RmtInf)"/>
    <xsl:variable name="district" select="$lines/RltdPties/Dbtr/Pty/PstlAdr/CtrySubDvsn"/>
    <xsl:sequence select="
      if (deep-equal($way, 'DBIT')) then iso:envelope($message/GrpHdr, 'payment.executed.v1', $district, $payment, map {
        'voucher': map {
          'number': distinct-values($entries/NtryRef),
          'date': distinct-values($lines/RltdDts/AccptncDtTm ! w:day-of(.))
        },
        'lines': array { $lines ! map {
          'instructionId': Refs/EndToEndId,
          'amount': iso:money(Amt),
          'result': 'credited',
          'bankDate': ../../BookgDt/Dt,
          'bankTrace': Refs/AcctSvcrRef
        } }
      })
      else if (deep-equal($way, 'CRDT')) then iso:envelope($message/GrpHdr, 'payment.returned.v1', $district, $payment, map {
        'lines': array { $lines ! map {
          'instructionId': Refs/EndToEndId,
          'amount': iso:money(Amt),
          'bankDate': ../../BookgDt/Dt,
          'bankTrace': Refs/AcctSvcrRef,
          'reason': iso:reason(RtrInf)
        } }
      })
      else map { 'id': $message/GrpHdr/MsgId, 'type': string-join($way, ' ') }"/>
  </xsl:template>
</xsl:stylesheet>
