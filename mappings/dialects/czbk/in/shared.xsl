<!-- What reports and notifications have in common. Their namespaces differ, so that names stand for any. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:iso="urn:caitong:dialect:czbk">
  <xsl:function name="iso:envelope" as="map(*)">
    <xsl:param name="header" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="district" as="item()*"/>
    <xsl:param name="payment" as="map(*)"/>
    <xsl:param name="rest" as="map(*)"/>
    <xsl:sequence select="map {
      'id': $header/*:MsgId,
      'type': $type,
      'time': $header/*:CreDtTm,
      'subject': $payment?id,
      'datacontenttype': 'application/json',
      'jurisdiction': distinct-values($district),
      'data': map:merge((map { 'payment': $payment }, $rest))
    }" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

  <!-- All transactions of a message are of one payment and one application: two of either are refused. -->
  <xsl:function name="iso:payment" as="map(*)">
    <xsl:param name="application" as="item()*"/>
    <xsl:param name="remittances" as="element()*"/>
    <xsl:sequence select="map {
      'id': distinct-values($remittances/*:Strd/*:RfrdDocInf/*:Nb),
      'applicationId': distinct-values($application)
    }"/>
  </xsl:function>

  <xsl:function name="iso:money" as="map(*)?">
    <xsl:param name="amount" as="element()?"/>
    <xsl:sequence select="$amount ! map { 'amount': w:yuan(.), 'currency': string(@Ccy) }"/>
  </xsl:function>

  <!-- By which a budget line is spoken of, as the application said it. -->
  <xsl:function name="iso:line" as="xs:string?">
    <xsl:param name="remittance" as="element()?"/>
    <xsl:sequence select="$remittance/*:Strd/*:AddtlRmtInf[starts-with(., 'BUDGET ')] ! substring-after(., 'BUDGET ')"/>
  </xsl:function>

  <!--
    The treasury's own code, or the bank's from ISO's list; of several the first that we know, else it is some other reason. Its words
    stay, as far as a reason holds them.
  -->
  <xsl:function name="iso:reason" as="map(*)?">
    <xsl:param name="information" as="element()*"/>
    <xsl:variable name="own" select="('B01', 'B02', 'B03', 'B04', 'A01', 'A02', 'A03', 'U01', 'T01')"/>
    <xsl:variable name="banks" select="map { 'AC01': 'A03', 'AC04': 'A01', 'AC06': 'A01', 'BE01': 'A02' }"/>
    <xsl:variable name="codes" select="$information/*:Rsn/(*:Prtry, *:Cd) ! string(.)"/>
    <xsl:variable name="words" select="substring(string-join($information/*:AddtlInf, ' '), 1, 200)"/>
    <xsl:sequence select="if (exists($information)) then map {
      'code': ($codes ! (if (. = $own) then . else $banks(.)), 'X99')[1],
      'text': if ($words = '') then () else $words
    } else ()"/>
  </xsl:function>
</xsl:stylesheet>
