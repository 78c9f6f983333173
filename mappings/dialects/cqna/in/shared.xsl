<!-- What all messages of this centre have in common. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:function name="own:envelope" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="subject" as="item()?"/>
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="map {
      'id': $wire/@serial,
      'type': $type,
      'time': w:instant($wire/@sentAt, 'uuuu/MM/dd HH:mm:ss'),
      'subject': $subject,
      'datacontenttype': 'application/json',
      'data': $data
    }"/>
  </xsl:function>

  <xsl:function name="own:unknown" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:sequence select="map { 'id': $wire/@serial, 'type': local-name($wire) }"/>
  </xsl:function>

  <xsl:function name="own:deposit" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:sequence select="map {
      'tenderId': $wire/bid/@project,
      'lotId': $wire/bid/@lot,
      'receiptId': $wire/slip
    }"/>
  </xsl:function>

  <xsl:function name="own:money" as="map(*)?">
    <xsl:param name="fen" as="node()?"/>
    <xsl:sequence select="$fen ! map { 'amount': w:yuan-of-fen(.), 'currency': 'CNY' }"/>
  </xsl:function>

  <xsl:function name="own:cause" as="map(*)?">
    <xsl:param name="wire" as="element()"/>
    <xsl:variable name="codes" select="map {
      'closed': 'account-closed', 'name': 'name-differs', 'number': 'account-wrong', 'bank': 'bank-fault'
    }"/>
    <xsl:sequence select="$wire/cause ! map { 'code': ($codes(string(@code)), 'other')[1], 'text': string(.) }"/>
  </xsl:function>

  <xsl:function name="own:standing" as="xs:string?">
    <xsl:param name="state" as="node()?"/>
    <xsl:variable name="standings" select="map {
      'unknown': 'not-found', 'accepted': 'accepted', 'banking': 'processing', 'paid': 'credited',
      'bounced': 'returned', 'refused': 'rejected', 'withdrawn': 'recalled'
    }"/>
    <xsl:sequence select="$standings(string($state))"/>
  </xsl:function>
</xsl:stylesheet>
