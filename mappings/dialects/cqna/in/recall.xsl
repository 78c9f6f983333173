<!-- recallOutcome: whether a refund could be stopped -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="types" select="map {
    'yes': 'deposit.refund-recalled.v1', 'no': 'deposit.refund-recall-refused.v1'
  }"/>

  <xsl:template match="/na:recallOutcome">
    <xsl:variable name="type" select="$types(string(@stopped))"/>
    <xsl:sequence select="
      if (exists($type))
      then own:envelope(., $type, bid/@project, map {
        'deposit': own:deposit(.),
        'recallId': @request,
        'instructionId': @order,
        'standing': own:standing(@state),
        'reason': cause
      })
      else own:unknown(.)"/>
  </xsl:template>
</xsl:stylesheet>
