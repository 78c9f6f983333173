<!-- MARGIN_GUARANTEE 保函: lodged, extended, given back or paid by its issuer; GUARANTEE_STATUS tells which message it is. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="schemes" select="map { '1': 'CN-USCC', '2': 'CN-RID', '3': 'FOREIGN' }"/>
  <xsl:variable name="forms" select="map { '02': 'bank-guarantee', '03': 'e-guarantee', '04': 'insurance' }"/>
  <xsl:variable name="roles" select="map { '1': 'purchaser', '2': 'agency' }"/>
  <xsl:variable name="types" select="map {
    '1': 'deposit.received.v1', '2': 'deposit.guarantee-extended.v1', '3': 'deposit.released.v1',
    '4': 'deposit.paid-over.v1'
  }"/>

  <xsl:template match="/MARGIN_GUARANTEE">
    <xsl:variable name="info" select="MARGIN_GUARANTEE_INFO"/>
    <xsl:variable name="status" select="string($info/GUARANTEE_STATUS)"/>
    <xsl:sequence select="
      if (exists($types($status)))
      then spb:envelope(., $types($status), $info/TENDER_PROJECT_CODE, spb:said($info, $status))
      else spb:unknown(.)"/>
  </xsl:template>

  <xsl:function name="spb:said" as="map(*)">
    <xsl:param name="info" as="element()"/>
    <xsl:param name="status" as="xs:string"/>
    <xsl:variable name="held" select="map:put(spb:deposit($info), 'holder', $info/PLATFORM_CODE)"
                  xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:sequence select="
      if ($status = '1') then map {
        'deposit': spb:deposit($info),
        'supplier': map {
          'name': $info/BIDDER_NAME,
          'identifier': map { 'scheme': $schemes(string($info/BIDDER_CODE_TYPE)), 'id': $info/BIDDER_ORG_CODE }
        },
        'amount': spb:money($info/MARGIN_PAY),
        'receivedAt': w:instant($info/EVENT_TIME, 'uuuuMMddHHmmss'),
        'form': $forms(string($info/MARGIN_PAY_FORM)),
        'guarantee': map { 'number': $info/GUARANTEE_NO, 'issuer': $info/GUARANTEE_ORG, 'validUntil': w:date($info/VALID_UNTIL, 'uuuuMMdd') }
      }
      else if ($status = '2') then map {
        'deposit': $held, 'validUntil': w:date($info/VALID_UNTIL, 'uuuuMMdd'), 'evidence': spb:proof($info, 'written-notice')
      }
      else if ($status = '3') then map {
        'deposit': spb:deposit($info), 'instructionId': $info/RELEASE_NO, 'releasedOn': w:date($info/EVENT_TIME, 'uuuuMMddHHmmss')
      }
      else map {
        'deposit': $held,
        'markId': $info/MARK_NO,
        'amount': spb:money($info/MARGIN_PAY),
        'paidOn': w:date($info/EVENT_TIME, 'uuuuMMddHHmmss'),
        'voucher': $info/VOUCHER_NO,
        'recordedBy': map { 'id': $info/OPERATOR, 'role': $roles(string($info/OPERATOR_ROLE)) },
        'evidence': spb:proof($info, 'payment-proof')
      }"/>
  </xsl:function>

  <xsl:function name="spb:proof" as="array(*)">
    <xsl:param name="info" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="array { map { 'name': $info/PROOF_NAME, 'digest': $info/PROOF_DIGEST, 'kind': $kind } }"/>
  </xsl:function>
</xsl:stylesheet>
