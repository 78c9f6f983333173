<!-- dayBook 日对账单: what the bank booked that day -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="kinds" select="map { 'in': 'received', 'out': 'credited', 'back': 'returned' }"/>

  <xsl:template match="/na:dayBook">
    <xsl:sequence select="own:envelope(., 'deposit.statement.v1', w:date(@day, 'uuuu/MM/dd'), map {
      'date': w:date(@day, 'uuuu/MM/dd'),
      'currency': 'CNY',
      'opening': w:yuan-of-fen(@opening),
      'closing': w:yuan-of-fen(@closing),
      'lineCount': w:count(@entries),
      'lines': array { entry ! map {
        'line': w:count(@no),
        'kind': $kinds(string(@kind)),
        'receiptId': @slip,
        'instructionId': @order,
        'amount': w:yuan-of-fen(@fen),
        'bookedOn': w:date(@day, 'uuuu/MM/dd'),
        'bankTrace': @trace
      } }
    })"/>
  </xsl:template>
</xsl:stylesheet>
