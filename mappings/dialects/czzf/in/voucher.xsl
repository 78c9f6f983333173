<!-- VoucherNotice 凭证: the treasury issued its payment voucher. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/VoucherNotice">
    <xsl:sequence select="zf:envelope(., 'payment.voucher-issued.v1', Voucher/TrackingID, map {
      'payment': zf:payment(Voucher),
      'voucher': zf:voucher(Voucher)
    })"/>
  </xsl:template>
</xsl:stylesheet>
