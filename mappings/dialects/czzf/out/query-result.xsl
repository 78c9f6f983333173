<!-- What a status query brought: whether the application is there, and what its review or its bank said, as their notices would. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:zf="urn:caitong:dialect:czzf"
                xpath-default-namespace="urn:cq:czzf:payment:1.0">
  <xsl:import href="../in/shared.xsl"/>

  <xsl:variable name="standings" select="map {
    '00': 'not-found', '10': 'taken', '20': 'taken', '30': 'taken', '50': 'taken'
  }"/>

  <!-- What speaks of another application too is no answer; nor is what was never seen, and has a number, a sum or an end. -->
  <xsl:template match="/QueryAnswer">
    <xsl:variable name="says" select="
      Voucher ! map { 'type': 'payment.executed.v1', 'data': zf:executed(.) },
      Review ! map { 'type': 'payment.reviewed.v1', 'data': zf:review(.) }"/>
    <xsl:sequence select="map {
      'standing':
        if ((every $id in (Voucher/Id, Review/VoucherBillNo) satisfies string($id) = string(VoucherBillNo))
            and not(Status = '00' and exists((TreasuryNo, PayAmt, Voucher, Review))))
        then $standings(string(Status)) else (),
      'amount': zf:money(PayAmt),
      'holderNumber': TreasuryNo,
      'says': if (exists($says)) then array { $says } else ()
    }"/>
  </xsl:template>
</xsl:stylesheet>
