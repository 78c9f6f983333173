<!-- ReviewNotice 审核: what a step at the treasury found. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/ReviewNotice">
    <xsl:sequence select="zf:envelope(., 'payment.reviewed.v1', Review/TrackingID, zf:review(Review))"/>
  </xsl:template>
</xsl:stylesheet>
