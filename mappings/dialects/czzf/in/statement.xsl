<!-- Statement 日对账单: what was credited and returned that day. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="kinds" select="map { 'Z': 'credited', 'T': 'returned' }"/>

  <xsl:template match="/Statement">
    <xsl:sequence select="zf:envelope(., 'treasury.statement.v1', zf:date(Info/StatementDate), map {
      'date': zf:date(Info/StatementDate),
      'currency': 'CNY',
      'credited': w:yuan(Info/CreditAmt),
      'returned': w:yuan(Info/ReturnAmt),
      'lineCount': w:count(Info/LineCount),
      'lines': array { Info/Line ! map {
        'line': w:count(LineNo),
        'kind': $kinds(string(EntryType)),
        'paymentId': TrackingID,
        'instructionId': VoucherDetailNo,
        'amount': w:yuan(Amt),
        'bookedOn': zf:date(BookDate),
        'bankTrace': XAgentBusinessNo
      } }
    })"/>
  </xsl:template>
</xsl:stylesheet>
