<!-- ReturnNotice 退回: lines that the bank sent back. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/ReturnNotice">
    <xsl:sequence select="zf:envelope(., 'payment.returned.v1', Voucher/TrackingID, map {
      'payment': zf:payment(Voucher),
      'lines': array { Voucher/Items/Item ! map {
        'instructionId': VoucherDetailNo,
        'amount': zf:money(PayAmt),
        'bankDate': zf:date(XPayDate),
        'bankTrace': XAgentBusinessNo,
        'reason': zf:reason(ReasonCode, XAddWord)
      } }
    })"/>
  </xsl:template>
</xsl:stylesheet>
