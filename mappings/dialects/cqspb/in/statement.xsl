<!-- MARGIN_STATEMENT 日对账单: what the bank booked that day. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="kinds" select="map { 'S': 'received', 'T': 'credited', 'P': 'returned' }"/>

  <xsl:template match="/MARGIN_STATEMENT">
    <xsl:variable name="info" select="MARGIN_STATEMENT_INFO"/>
    <xsl:sequence select="spb:envelope(., 'deposit.statement.v1', w:date($info/STATEMENT_DATE, 'uuuuMMdd'), map {
      'date': w:date($info/STATEMENT_DATE, 'uuuuMMdd'),
      'currency': 'CNY',
      'opening': w:yuan($info/OPENING_BALANCE),
      'closing': w:yuan($info/CLOSING_BALANCE),
      'lineCount': w:count($info/LINE_COUNT),
      'lines': array { $info/STATEMENT_LINE ! map {
        'line': w:count(LINE_NO),
        'kind': $kinds(string(ENTRY_TYPE)),
        'receiptId': RECEIPT_NO,
        'instructionId': REFUND_NO,
        'amount': w:yuan(ENTRY_PAY),
        'bookedOn': w:date(BOOK_DATE, 'uuuuMMdd'),
        'bankTrace': BANK_TRACE_NO
      } }
    })"/>
  </xsl:template>
</xsl:stylesheet>
