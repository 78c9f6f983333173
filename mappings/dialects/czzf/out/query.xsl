<!-- 查询 -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns="urn:cq:czzf:payment:1.0">
  <xsl:param name="data" required="yes"/>

  <xsl:template name="xsl:initial-template">
    <ApplicationQuery>
      <VoucherBillNo>{$data?payment?applicationId}</VoucherBillNo>
    </ApplicationQuery>
  </xsl:template>
</xsl:stylesheet>
