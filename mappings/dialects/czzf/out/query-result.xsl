<!-- What a status query brought. Whether the application is there; what became of it comes as notices. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="../in/shared.xsl"/>

  <xsl:variable name="standings" select="map {
    '00': 'not-found', '10': 'taken', '20': 'taken', '30': 'taken', '50': 'taken'
  }"/>

  <xsl:template match="/QueryAnswer">
    <xsl:sequence select="map {
      'standing': $standings(string(Status)),
      'amount': zf:money(PayAmt),
      'holderNumber': TreasuryNo
    }"/>
  </xsl:template>
</xsl:stylesheet>
