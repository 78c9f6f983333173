<!-- depositReceived 收款 -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:na="http://deposits.cqna.example/1" xmlns:own="urn:caitong:dialect:cqna">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="schemes" select="map { 'uscc': 'CN-USCC', 'id-card': 'CN-RID', 'abroad': 'FOREIGN' }"/>

  <xsl:template match="/na:depositReceived">
    <xsl:sequence select="own:envelope(., 'deposit.received.v1', bid/@project, map {
      'deposit': own:deposit(.),
      'supplier': map {
        'name': bidder,
        'identifier': map { 'scheme': $schemes(string(bidder/@kind)), 'id': bidder/@code }
      },
      'payer': payer ! map { 'name': string(.), 'account': @account, 'bank': @bank, 'cnaps': @bankCode },
      'amount': own:money(fen),
      'receivedAt': w:instant(arrived, 'uuuu/MM/dd HH:mm:ss'),
      'form': 'transfer',
      'bankTrace': arrived/@trace
    })"/>
  </xsl:template>
</xsl:stylesheet>
