<!-- guarantee 保函: lodged, extended, given back or paid by its issuer; its event tells which message it is. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="schemes" select="map { 'uscc': 'CN-USCC', 'id-card': 'CN-RID', 'abroad': 'FOREIGN' }"/>
  <xsl:variable name="forms" select="map {
    'bank': 'bank-guarantee', 'electronic': 'e-guarantee', 'insurance': 'insurance'
  }"/>
  <xsl:variable name="types" select="map {
    'lodged': 'deposit.received.v1', 'extended': 'deposit.guarantee-extended.v1', 'given-back': 'deposit.released.v1',
    'paid': 'deposit.paid-over.v1'
  }"/>

  <xsl:template match="/na:guarantee">
    <xsl:variable name="type" select="$types(string(@event))"/>
    <xsl:sequence select="
      if (exists($type))
      then own:envelope(., $type, bid/@project, own:said(., string(@event)))
      else own:unknown(.)"/>
  </xsl:template>

  <xsl:function name="own:said" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:param name="event" as="xs:string"/>
    <xsl:variable name="held" select="map:put(own:deposit($wire), 'holder', $wire/@holder)"
                  xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:sequence select="
      if ($event = 'lodged') then map {
        'deposit': own:deposit($wire),
        'supplier': map {
          'name': $wire/bidder,
          'identifier': map { 'scheme': $schemes(string($wire/bidder/@kind)), 'id': $wire/bidder/@code }
        },
        'amount': own:money($wire/fen),
        'receivedAt': w:instant($wire/happened, 'uuuu/MM/dd HH:mm:ss'),
        'form': $forms(string($wire/paper/@form)),
        'guarantee': map {
          'number': $wire/paper/@number, 'issuer': $wire/paper, 'validUntil': w:date($wire/paper/@until, 'uuuu/MM/dd')
        }
      }
      else if ($event = 'extended') then map {
        'deposit': $held,
        'validUntil': w:date($wire/paper/@until, 'uuuu/MM/dd'),
        'evidence': own:proof($wire/proof, 'written-notice')
      }
      else if ($event = 'given-back') then map {
        'deposit': own:deposit($wire), 'instructionId': $wire/order, 'releasedOn': w:date($wire/happened, 'uuuu/MM/dd HH:mm:ss')
      }
      else map {
        'deposit': $held,
        'markId': $wire/claim/@mark,
        'amount': own:money($wire/fen),
        'paidOn': w:date($wire/happened, 'uuuu/MM/dd HH:mm:ss'),
        'voucher': $wire/claim/@voucher,
        'recordedBy': map { 'id': $wire/claim/@by, 'role': $wire/claim/@office },
        'evidence': own:proof($wire/proof, 'payment-proof')
      }"/>
  </xsl:function>

  <xsl:function name="own:proof" as="array(*)">
    <xsl:param name="proof" as="element()?"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="array { $proof ! map { 'name': string(.), 'digest': @digest, 'kind': $kind } }"/>
  </xsl:function>
</xsl:stylesheet>
