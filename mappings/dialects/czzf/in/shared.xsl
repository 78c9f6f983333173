<!-- What all messages of the treasury have in common. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:function name="zf:envelope" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="subject" as="item()?"/>
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="map {
      'id': $wire/Head/MsgId,
      'type': $type,
      'time': zf:instant($wire/Head/SendTime),
      'subject': $subject,
      'datacontenttype': 'application/json',
      'sequence': $wire/Head/Seq,
      'jurisdiction': zf:district($wire/Head/AdmDivCode),
      'data': $data
    }"/>
  </xsl:function>

  <!-- 财政区划: a district's code with three more digits; the city's own is the district CQ-SBJ to us. -->
  <xsl:function name="zf:district" as="xs:string?">
    <xsl:param name="code" as="element()?"/>
    <xsl:sequence select="$code ! (
      if (string(.) = '500000000') then 'CQ-SBJ' else if (ends-with(., '000')) then substring(., 1, 6) else string(.))"/>
  </xsl:function>

  <!-- What is none of this channel's messages is passed on as it came, and then refused. -->
  <xsl:function name="zf:unknown" as="map(*)">
    <xsl:param name="wire" as="element()"/>
    <xsl:sequence select="map { 'id': $wire/Head/MsgId, 'type': local-name($wire) }"/>
  </xsl:function>

  <!-- Of Review, Freeze and CarryOver; a voucher names its application by Id. -->
  <xsl:function name="zf:payment" as="map(*)">
    <xsl:param name="info" as="element()"/>
    <xsl:sequence select="map { 'id': $info/TrackingID, 'applicationId': ($info/VoucherBillNo, $info/Id)[1] }"/>
  </xsl:function>

  <xsl:function name="zf:voucher" as="map(*)">
    <xsl:param name="voucher" as="element()"/>
    <xsl:sequence select="map {
      'number': $voucher/VoucherNo, 'date': zf:date($voucher/VouDate), 'amount': zf:money($voucher/PayAmt)
    }"/>
  </xsl:function>

  <xsl:function name="zf:money" as="map(*)?">
    <xsl:param name="yuan" as="element()?"/>
    <xsl:sequence select="$yuan ! map { 'amount': w:yuan(.), 'currency': 'CNY' }"/>
  </xsl:function>

  <xsl:function name="zf:date" as="xs:string?">
    <xsl:param name="day" as="element()?"/>
    <xsl:sequence select="w:date($day, 'uuuuMMdd')"/>
  </xsl:function>

  <xsl:function name="zf:instant" as="xs:string?">
    <xsl:param name="time" as="element()?"/>
    <xsl:sequence select="w:instant($time, 'uuuuMMddHHmmss')"/>
  </xsl:function>

  <!-- A code that we do not know is some other reason; its words stay, as far as a reason holds them. -->
  <xsl:function name="zf:reason" as="map(*)?">
    <xsl:param name="code" as="element()?"/>
    <xsl:param name="words" as="element()?"/>
    <xsl:variable name="known" select="('B01', 'B02', 'B03', 'B04', 'A01', 'A02', 'A03', 'U01', 'T01')"/>
    <xsl:sequence select="$code ! map {
      'code': if (string(.) = $known) then string(.) else 'X99',
      'text': $words ! substring(., 1, 200)
    }"/>
  </xsl:function>

  <!-- What a review found. -->
  <xsl:function name="zf:review" as="map(*)">
    <xsl:param name="review" as="element()"/>
    <xsl:variable name="stages" select="map {
      '1': 'received', '2': 'unit-review', '3': 'treasury-review', '4': 'quota-check'
    }"/>
    <xsl:variable name="results" select="map { '1': 'passed', '0': 'refused' }"/>
    <xsl:sequence select="map {
      'payment': zf:payment($review),
      'stage': $stages(string($review/ReviewStage)),
      'result': $results(string($review/ReviewResult)),
      'reason': zf:reason($review/ReasonCode, $review/Reason),
      'lines': if (exists($review/Items/Item)) then array { $review/Items/Item ! zf:line(.) } else (),
      'at': zf:instant($review/ReviewTime)
    }"/>
  </xsl:function>

  <!-- By which a budget line is spoken of. -->
  <xsl:function name="zf:line" as="xs:string">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="string-join(
      ($item/FundTypeCode, $item/ExpFuncCode, $item/GovExpEcoCode, $item/DepProCode), '/')"/>
  </xsl:function>

  <!-- What the bank did, line by line. An XPayAmt that is neither all nor nothing makes no result, and is then refused. -->
  <xsl:function name="zf:executed" as="map(*)">
    <xsl:param name="voucher" as="element()"/>
    <xsl:sequence select="map {
      'payment': zf:payment($voucher),
      'voucher': zf:voucher($voucher),
      'lines': array { $voucher/Items/Item ! map {
        'instructionId': VoucherDetailNo,
        'amount': zf:money(XPayAmt),
        'result':
          if (string(XPayAmt) = '0.00') then 'failed' else if (string(XPayAmt) = string(PayAmt)) then 'credited' else (),
        'bankDate': zf:date(XPayDate),
        'bankTrace': XAgentBusinessNo,
        'reason': zf:reason(ReasonCode, XAddWord)
      } }
    }"/>
  </xsl:function>
</xsl:stylesheet>
