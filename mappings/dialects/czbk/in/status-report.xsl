<!-- pain.002.001.10: how far the treasury is with an application, that it stands still, or which lines its bank could not pay. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:iso="urn:caitong:dialect:czbk"
                xpath-default-namespace="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="passed" select="map {
    'RCVD': 'received', 'ACTC': 'unit-review', 'ACCP': 'treasury-review', 'ACFC': 'quota-check'
  }"/>
  <!-- Why it is pending: somebody stopped it, or lets it go on. The reason is the treasury's own, since ISO has none for either. -->
  <xsl:variable name="stops" select="map {
    'FROZEN-COURT': 'payment.frozen.v1', 'FROZEN-FINANCE': 'payment.frozen.v1',
    'RELEASED-COURT': 'payment.unfrozen.v1', 'RELEASED-FINANCE': 'payment.unfrozen.v1'
  }"/>
  <xsl:variable name="stoppers" select="map { 'COURT': 'court', 'FINANCE': 'finance' }"/>

  <xsl:template match="/Document">
    <xsl:variable name="report" select="CstmrPmtStsRpt"/>
    <xsl:variable name="group" select="$report/OrgnlGrpInfAndSts"/>
    <xsl:variable name="lines" select="$report/OrgnlPmtInfAndSts/TxInfAndSts"/>
    <xsl:variable name="status" select="string($group/GrpSts)"/>
    <xsl:variable name="reason" select="iso:reason($group/StsRsnInf)"/>
    <xsl:variable name="why" select="string($group/StsRsnInf/Rsn/(Prtry, Cd))"/>
    <xsl:variable name="failed" select="$lines[TxSts = 'RJCT']"/>
    <xsl:variable name="payment" select="iso:payment($group/OrgnlMsgId, $lines/OrgnlTxRef/RmtInf)"/>
    <xsl:variable name="district" select="$lines/OrgnlTxRef/Dbtr/Pty/PstlAdr/CtrySubDvsn"/>
    <xsl:variable name="voucher" select="map {
      'number': distinct-values($lines/AcctSvcrRef),
      'date': distinct-values($lines/AccptncDtTm ! w:day-of(.))
    }"/>
    <!-- What is rejected after its voucher failed at the bank; before, a review refused it, and ISO does not say which. -->
    <xsl:variable name="unpaid" select="$status = 'PART' or ($status = 'RJCT' and exists($lines/AcctSvcrRef))"/>
    <xsl:variable name="refused" select="$status = 'RJCT' and not($unpaid)"/>
    <xsl:variable name="stage" select="if ($unpaid) then () else $passed($status)"/>
    <!--
      What the whole and its parts say together: no part fails of what goes on, none goes on of what was refused, and what could not be
      paid is told line by line. Else one of the two is wrong, and which, nobody can tell: taken for refused it might be paid twice.
    -->
    <xsl:variable name="parts" select="$report/OrgnlPmtInfAndSts"/>
    <xsl:variable name="against" select="
      if ($unpaid) then $parts[PmtInfSts = 'RJCT'][not(TxInfAndSts/TxSts = 'RJCT')]/PmtInfSts ! string(.)
      else $parts/(PmtInfSts, TxInfAndSts/TxSts) ! string(.)[
        if ($refused) then not(. = ('RJCT', 'PDNG')) else . = ('RJCT', 'PART')]"/>
    <xsl:sequence select="
      if (exists($against))
      then map { 'id': $report/GrpHdr/MsgId, 'type': string-join(($status, distinct-values($against)), ' with ') }
      else if ($refused or exists($stage)) then iso:envelope($report/GrpHdr, 'payment.reviewed.v1', $district, $payment, map {
        'stage': $stage,
        'result': if ($refused) then 'refused' else 'passed',
        'reason': $reason,
        'lines': if (exists($failed)) then array { $failed ! iso:line(OrgnlTxRef/RmtInf) } else (),
        'at': $report/GrpHdr/CreDtTm
      })
      else if ($status = 'ACSP')
      then iso:envelope($report/GrpHdr, 'payment.voucher-issued.v1', $district, $payment, map { 'voucher': $voucher })
      else if ($status = 'PDNG' and exists($stops($why)))
      then iso:envelope($report/GrpHdr, $stops($why), $district, $payment, map {
        'by': $stoppers(substring-after($why, '-')),
        'reference': $group/StsRsnInf/AddtlInf
      })
      else if ($status = 'ACWC' and $why = 'DT06')
      then iso:envelope($report/GrpHdr, 'payment.carried-over.v1', $district, $payment, map {
        'fiscalYear': w:count($group/StsRsnInf/AddtlInf[starts-with(., 'YEAR ')] ! substring-after(., 'YEAR '))
      })
      else if ($unpaid) then iso:envelope($report/GrpHdr, 'payment.executed.v1', $district, $payment, map {
        'voucher': $voucher,
        'lines': array { $failed ! map {
          'instructionId': OrgnlEndToEndId,
          'amount': iso:money(OrgnlTxRef/Amt/InstdAmt),
          'result': 'failed',
          'reason': iso:reason(StsRsnInf)
        } }
      })
      else map { 'id': $report/GrpHdr/MsgId, 'type': $status }"/>
  </xsl:template>
</xsl:stylesheet>
