<!-- What all messages of this centre have in common. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:function name="spb:envelope" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="subject" as="item()?"/>
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="map {
      'id': $wire/HEAD/MSG_ID,
      'type': $type,
      'time': w:instant($wire/HEAD/SEND_TIME, 'uuuuMMddHHmmss'),
      'subject': $subject,
      'datacontenttype': 'application/json',
      'sequence': $wire/HEAD/SEQ,
      'data': $data
    }"/>
  </xsl:function>

  <!-- What is none of this channel's messages is passed on as it came, and then refused. -->
  <xsl:function name="spb:unknown" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:sequence select="map { 'id': $wire/HEAD/MSG_ID, 'type': local-name($wire) }"/>
  </xsl:function>

  <xsl:function name="spb:deposit" as="map(*)">
    <xsl:param name="info" as="element()"/>
    <xsl:sequence select="map {
      'tenderId': $info/TENDER_PROJECT_CODE,
      'lotId': $info/BID_SECTION_CODE,
      'receiptId': $info/RECEIPT_NO
    }"/>
  </xsl:function>

  <xsl:function name="spb:money" as="map(*)?">
    <xsl:param name="yuan" as="element()?"/>
    <xsl:sequence select="$yuan ! map { 'amount': w:yuan(.), 'currency': 'CNY' }"/>
  </xsl:function>

  <xsl:function name="spb:reason" as="map(*)?">
    <xsl:param name="info" as="element()"/>
    <xsl:variable name="codes" select="map {
      'R01': 'account-closed', 'R02': 'name-differs', 'R03': 'account-wrong', 'R04': 'bank-fault'
    }"/>
    <xsl:sequence select="$info/REASON_CODE ! map {
      'code': ($codes(string(.)), 'other')[1],
      'text': $info/REASON
    }"/>
  </xsl:function>

  <xsl:function name="spb:standing" as="xs:string?">
    <xsl:param name="status" as="element()?"/>
    <xsl:variable name="standings" select="map {
      '00': 'not-found', '10': 'accepted', '20': 'processing', '30': 'credited', '40': 'returned', '50': 'rejected',
      '60': 'recalled'
    }"/>
    <xsl:sequence select="$standings(string($status))"/>
  </xsl:function>
</xsl:stylesheet>
