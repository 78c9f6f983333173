<!-- What a status query brought -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:import href="../in/shared.xsl"/>

  <xsl:template match="/na:told">
    <xsl:sequence select="map {
      'standing': own:standing(@state),
      'amount': own:money(fen),
      'bankDate': w:date(booked, 'uuuu/MM/dd'),
      'bankTrace': booked/@trace,
      'holderNumber': @number,
      'reason': own:cause(.)
    }"/>
  </xsl:template>
</xsl:stylesheet>
