<!-- CarryOverNotice 结转: an application goes on under the next year. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/CarryOverNotice">
    <xsl:sequence select="zf:envelope(., 'payment.carried-over.v1', CarryOver/TrackingID, map {
      'payment': zf:payment(CarryOver),
      'fiscalYear': w:count(CarryOver/StYear)
    })"/>
  </xsl:template>
</xsl:stylesheet>
