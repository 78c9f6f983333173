package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.event.Publication;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was decided before there were parts, lots that end alone and guarantees goes on under the rules of now. */
@Tag("unit")
class CasesOfTheFirstShapeAreReadTest {
    private static final CaseCodec CODEC = new CaseCodec(
            new Seal() {
                @Override
                public String seal(String text) {
                    return "~" + text;
                }

                @Override
                public String open(String sealed) {
                    return sealed.substring(1);
                }
            },
            FirstShape::completed);

    @Test
    void aTendersFactsAreEachLots() {
        TenderFacts facts = CODEC.read(Said.json("""
            {'project':{'tender':'T-1','title':'x','district':'500103','regime':'order-87','holder':'500103',
              'autoRefundFrom':null,'lots':{
                '1':{'id':'1','budget':{'amount':'1000.00','currency':'CNY'},'depositAmount':{'amount':'20.00','currency':'CNY'}},
                '2':{'id':'2','budget':{'amount':'1000.00','currency':'CNY'},'depositAmount':{'amount':'20.00','currency':'CNY'}}}},
             'bidDeadline':'2026-02-10T01:00:00Z','opening':'2026-02-10T01:30:00Z',
             'terminated':{'on':'2026-02-12','source':'portal'},
             'awards':{'1':{'winners':['CN-USCC:W'],'letter':{'on':'2026-02-11','source':'one-thing'},'notice':null}},
             'contracts':[{'lot':'1','supplier':'CN-USCC:W','signedOn':'2026-02-13','source':'one-thing'}],
             'withdrawals':[{'lot':'2','supplier':'CN-USCC:L','receivedAt':'2026-02-09T01:00:00Z','source':'one-thing'}]}
            """), TenderFacts.class);
        LotFacts first = facts.lot("1");
        assertThat(first.award())
                .isEqualTo(Award.to(Set.of("CN-USCC:W"))
                        .dated(new Award.Dates(Publication.told(LocalDate.of(2026, 2, 11), "one-thing"), null)));
        assertThat(first.contracts())
                .containsExactly(new LotFacts.Contract(
                        "CN-USCC:W", Publication.told(LocalDate.of(2026, 2, 13), "one-thing"), null));
        assertThat(first.withdrawals()).isEmpty();
        assertThat(facts.lot("2").award()).isNull();
        assertThat(facts.lot("2").withdrawals()).hasSize(1);
        assertThat(facts.isTerminated()).isTrue();
        assertThat(CODEC.read(CODEC.write(facts), TenderFacts.class)).isEqualTo(facts);
    }

    @Test
    void ofTheSecondNothingIsMissedThatWasNotThere() {
        TenderFacts facts = CODEC.read(Said.json("""
            {'project':{'tender':'T-1','title':'x','district':'500103','regime':'order-87','holder':'500103',
              'autoRefundFrom':null,'bidValidUntil':null,'lots':{}},
             'bidDeadline':'2026-02-10T01:00:00Z','opening':'2026-02-10T01:30:00Z','lots':{}}
            """), TenderFacts.class);
        assertThat(facts.consortia()).isEmpty();
        ObjectNode deposit = (ObjectNode) CODEC.write(Story.ofALosersDeposit().deposit());
        deposit.remove("contested");
        ((ObjectNode) deposit.path("kept")).remove("recovery");
        Deposit read = CODEC.read(deposit, Deposit.class);
        assertThat(read.contested()).isEmpty();
        assertThat(read.kept().recovered()).isEqualTo(Recovery.NOTHING);
    }

    @Test
    void aDepositIsMoneyOfWhichNothingIsKept() {
        Deposit deposit = CODEC.read(Said.json("""
            {'holder':'500103','receiptId':'R-1','tender':'T-1','lot':'1','supplier':'CN-USCC:L',
             'supplierId':'~{\\u0022scheme\\u0022:\\u0022CN-USCC\\u0022,\\u0022id\\u0022:\\u0022L\\u0022}',
             'received':{'amount':'12000.00','currency':'CNY'},'receivedAt':'2026-01-28T02:14:00Z',
             'payer':'~{\\u0022name\\u0022:\\u0022x\\u0022,\\u0022number\\u0022:\\u00225005\\u0022}',
             'payee':'~{\\u0022name\\u0022:\\u0022x\\u0022,\\u0022number\\u0022:\\u00225005\\u0022}',
             'flaws':['SHORT'],'clocks':[],'mark':{'id':'M','ground':'collusion','askedBy':'a','confirmedBy':'b',
               'from':'2026-02-12T04:00:00Z','evidence':'sm3:0'},
             'askedMark':null,'endedMarks':[],'excuses':[],'blockedFrom':null,'attempt':1,'voidProof':null,
             'creditedOn':null,'returnedOn':null,'lateCharge':null}
            """), Deposit.class);
        assertThat(deposit.form()).isEqualTo(Form.TRANSFER);
        assertThat(deposit.kept()).isEqualTo(Kept.NOTHING);
        assertThat(deposit.refundable()).isEqualTo(Money.cny("12000.00"));
        assertThat(deposit.bidder()).containsExactly("CN-USCC:L");
        assertThat(List.of(deposit.lot(), deposit.paidForLot())).containsOnly("1");
        assertThat(CODEC.read(CODEC.write(deposit), Deposit.class)).isEqualTo(deposit);
    }
}
