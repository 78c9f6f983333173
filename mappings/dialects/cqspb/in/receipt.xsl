<!-- MARGIN_RECEIPT 收款: money, or a guarantee, arrived at the centre. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="schemes" select="map { '1': 'CN-USCC', '2': 'CN-RID', '3': 'FOREIGN' }"/>
  <xsl:variable name="forms" select="map {
    '01': 'transfer', '02': 'bank-guarantee', '03': 'e-guarantee', '04': 'insurance', '05': 'annual'
  }"/>

  <xsl:template match="/MARGIN_RECEIPT">
    <xsl:variable name="info" select="BIDDER_MARGIN_INFO"/>
    <xsl:sequence select="spb:envelope(., 'deposit.received.v1', $info/TENDER_PROJECT_CODE, map {
      'deposit': spb:deposit($info),
      'supplier': map {
        'name': $info/BIDDER_NAME,
        'identifier': map { 'scheme': $schemes(string($info/BIDDER_CODE_TYPE)), 'id': $info/BIDDER_ORG_CODE }
      },
      'payer': $info/MARGIN_ACCOUNT ! map {
        'name': $info/PAYER_NAME,
        'account': .,
        'bank': $info/MARGIN_BANK,
        'cnaps': $info/MARGIN_BANK_NO
      },
      'amount': spb:money($info/MARGIN_PAY),
      'receivedAt': w:instant($info/MARGIN_RECEIVE_TIME, 'uuuuMMddHHmmss'),
      'form': $forms(string($info/MARGIN_PAY_FORM)),
      'bankTrace': $info/BANK_TRACE_NO,
      'remark': $info/REMARK
    })"/>
  </xsl:template>
</xsl:stylesheet>
