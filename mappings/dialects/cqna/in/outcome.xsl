<!-- refundOutcome: what became of a refund -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/na:refundOutcome">
    <xsl:variable name="standing" select="own:standing(@state)"/>
    <xsl:sequence select="
      if ($standing = ('accepted', 'credited', 'returned', 'rejected'))
      then own:envelope(., 'deposit.refund-' || $standing || '.v1', bid/@project, map {
        'deposit': own:deposit(.),
        'instructionId': @order,
        'amount': own:money(fen),
        'holderNumber': @number,
        'bankDate': w:date(booked, 'uuuu/MM/dd'),
        'bankTrace': booked/@trace,
        'reason': own:cause(.)
      })
      else own:unknown(.)"/>
  </xsl:template>
</xsl:stylesheet>
