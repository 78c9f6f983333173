<!-- FreezeNotice 冻结: the treasury stopped a payment, or goes on with it. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="types" select="map { '1': 'payment.frozen.v1', '0': 'payment.unfrozen.v1' }"/>
  <xsl:variable name="stoppers" select="map { '1': 'court', '2': 'finance' }"/>

  <xsl:template match="/FreezeNotice">
    <xsl:variable name="type" select="$types(string(Freeze/FreezeAction))"/>
    <xsl:sequence select="
      if (exists($type))
      then zf:envelope(., $type, Freeze/TrackingID, map {
        'payment': zf:payment(Freeze),
        'by': $stoppers(string(Freeze/FreezeBy)),
        'reference': Freeze/ReferenceNo
      })
      else zf:unknown(.)"/>
  </xsl:template>
</xsl:stylesheet>
