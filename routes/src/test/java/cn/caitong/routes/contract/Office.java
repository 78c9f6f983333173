package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.signature.DocumentSignature;
import cn.caitong.engine.signature.TestIssuer;
import cn.caitong.engine.signature.TestSigner;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.deposit.DepositPolicies;
import cn.caitong.routes.deposit.TenderFlow;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A purchaser's office in a test: a tender that was awarded, its contracts, and who signs them. */
final class Office {
    static final String PURCHASER = "125000000000000197";
    static final String SUPPLIER = "91500103MAXTE5T242";
    static final String STRANGER = "91500000MA0000015Q";
    static final String DIGEST = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    static final Instant START = Instant.parse("2026-11-20T04:05:00Z");
    static final TestIssuer ISSUER = TestIssuer.sm2("Office's issuer");
    static final TestSigner BUYER = ISSUER.issue(PURCHASER);
    static final TestSigner SELLER = ISSUER.issue(SUPPLIER);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path POLICIES = Path.of("..", "config", "policies");
    private static final PartyKeys PARTIES = new PartyKeys(number -> "#" + number.hashCode());
    private static final Seal SEAL = new Seal() {
        @Override
        public String seal(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(String sealed) {
            return new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
        }
    };
    private static final CaseCodec CODEC = new CaseCodec(SEAL, stored -> stored);
    private static final DepositPolicies DEPOSITS = DepositPolicies.load(POLICIES);
    private static final ContractPolicy POLICY =
            ContractPolicies.load(POLICIES, ISSUER.trusted()).on(Calendars.SHIPPED);
    private static final TenderFlow TENDERS = new TenderFlow(SEAL, PARTIES, () -> DEPOSITS.on(Calendars.SHIPPED));
    private static final ContractFlow CONTRACTS = new ContractFlow(SEAL, PARTIES, () -> POLICY);
    private static final Location TENDER = location("tender", "T-1", null);

    private final Map<String, UUID> slots = new HashMap<>();
    private final Map<String, CaseFile> contracts = new HashMap<>();
    /** What is free of an item on which something is claimed. */
    final Map<String, BigDecimal> claims = new HashMap<>();

    private CaseFile tender = empty(TENDER);
    Instant now = START;
    String id = "HT-1";

    /** An office whose tender, under this law, is awarded to the supplier. */
    static Office awarded(String regime) {
        Office office = new Office();
        office.tell("tender.registered.v1", """
            {'tender':{'id':'T-1','title':'教学设备采购','tenderPeriod':{'endDate':'2026-10-10T09:00:00+08:00'},
              'bidOpening':{'date':'2026-10-10T09:30:00+08:00'},
              'lots':[{'id':'1','value':{'amount':'800000.00','currency':'CNY'},'depositAmount':{'amount':'0.00','currency':'CNY'}},
                      {'id':'2','value':{'amount':'800000.00','currency':'CNY'},'depositAmount':{'amount':'0.00','currency':'CNY'}}]},
             'district':'500103','legalRegime':'%s','depositHolder':{'partner':'500103'}}\
            """.formatted(regime));
        office.tell("award.letter-issued.v1", """
            {'tenderId':'T-1','issuedAt':'2026-11-02T10:00:00+08:00','award':{'id':'a','relatedLots':['1'],
              'suppliers':[{'name':'甲','identifier':{'scheme':'CN-USCC','id':'%s'}}]}}\
            """.formatted(SUPPLIER));
        return office;
    }

    static Office awarded() {
        return awarded("order-87");
    }

    /** A contract that is signed: 100 000.00, 30 % on signing, 67 % on delivery, 3 % kept. */
    static Office signed() {
        Office office = awarded();
        office.draft();
        office.signs(BUYER, PURCHASER, "2026-11-20T10:00:00+08:00");
        office.signs(SELLER, SUPPLIER, "2026-11-20T11:00:00+08:00");
        return office;
    }

    Decision tell(String type, String data) {
        return tellTender(event(type, data));
    }

    /** What a contract raised reaches its tender as the engine would bring it. */
    Decision hears(Decision.Raise raised) {
        assertThat(raised.parent().caseId()).isEqualTo(TENDER.caseId());
        return tellTender(
                new Event(Event.Origin.CHILD, "child." + raised.type(), raised.data(), null, "hub", null, null, now));
    }

    /** A deposit knows who bid together, and its tender hears of it. */
    Decision bidTogether(String lot, String... numbers) {
        String members = Stream.of(numbers).map("'CN-USCC:%s'"::formatted).collect(Collectors.joining(","));
        return hears(new Decision.Raise(
                "deposit.consortium-known.v1", json("{'lotId':'%s','members':[%s]}".formatted(lot, members)), TENDER));
    }

    /** What the tender tells all below it reaches the contract as the engine would bring it. */
    Decision parentSays(String type) {
        return happens(new Event(
                Event.Origin.PARENT,
                "parent." + type,
                JsonNodeFactory.instance.objectNode(),
                null,
                "hub",
                null,
                null,
                now));
    }

    private Decision tellTender(Event event) {
        Decision decision = TENDERS.decide(tender, event, new Context(now, null, null));
        tender = after(tender, decision);
        return decision;
    }

    JsonNode tendersLot() {
        return tender.data().path("lots").path("1");
    }

    Decision draft() {
        return says("contract.drafted.v1", draftData());
    }

    static String draftData() {
        return """
            'draft':{'title':'教学设备采购合同','relatedLots':['1'],'supplierSize':'small',
              'purchaser':{'name':'渝中区某中学','identifier':{'scheme':'CN-USCC','id':'%s'}},
              'suppliers':[{'name':'甲','identifier':{'scheme':'CN-USCC','id':'%s'}}],
              'value':{'amount':'100000.00','currency':'CNY'},'document':{'digest':'%s'},
              'terms':{'inspection':{'days':3,'unit':'working-days'},
                'payee':{'name':'甲','account':'6233000000000000001'},
                'milestones':[{'id':'m1','kind':'prepayment','condition':'signing','share':'0.3'},
                  {'id':'m2','kind':'final','condition':'acceptance','share':'0.67'},
                  {'id':'m3','kind':'retention','condition':'acceptance','share':'0.03'}]}}\
            """.formatted(PURCHASER, SUPPLIER, DIGEST);
    }

    Decision signs(TestSigner signer, String number, String at) {
        return signs(signer.sign(DIGEST), number, at, DIGEST);
    }

    Decision signs(DocumentSignature signature, String number, String at, String digest) {
        return says(
                "contract.party-signed.v1",
                "'document':{'digest':'%s'},'signature':%s".formatted(digest, signature(signature, number, at)));
    }

    /** Both sides sign a change. */
    static String agreed(String digest) {
        return "'document':{'digest':'%s'},'signatures':[%s,%s]"
                .formatted(
                        digest,
                        signature(BUYER.sign(digest), PURCHASER, "2026-11-20T11:30:00+08:00"),
                        signature(SELLER.sign(digest), SUPPLIER, "2026-11-20T11:40:00+08:00"));
    }

    static String signature(DocumentSignature signature, String number, String at) {
        return """
            {'by':{'scheme':'CN-USCC','id':'%s'},'signer':{'name':'乙','id':'u-1','role':'authorised-agent'},
             'algorithm':'%s','value':'%s','certificate':'%s','signedAt':'%s'}\
            """.formatted(
                number,
                signature.algorithm(),
                Base64.getEncoder().encodeToString(signature.value().array()),
                Base64.getEncoder().encodeToString(signature.certificate().array()),
                at);
    }

    Decision says(String type, String fields) {
        return happens(event(type, "{'contract':{'id':'%s','tenderId':'T-1'},%s}".formatted(id, fields)));
    }

    Decision portalSays(String fields) {
        Event said =
                event("contract.published.v1", "{'contract':{'id':'%s','tenderId':'T-1'},%s}".formatted(id, fields));
        return happens(new Event(
                said.origin(), said.type(), said.data(), said.messageId(), "portal", null, null, said.arrivedAt()));
    }

    Decision clock(String type, String obligation, String clause) {
        return happens(new Event(
                Event.Origin.CLOCK,
                type,
                json("{'obligation':'%s','clause':'%s'}".formatted(obligation, clause)),
                null,
                "hub",
                null,
                null,
                now));
    }

    Decision happens(Event event) {
        CaseFile before = contracts.getOrDefault(
                id, empty(location("contract", id, tender.location().caseId())));
        Context asked = new Context(now, tender, null);
        UUID owner = CONTRACTS
                .slot(before, event, asked)
                .map(slot ->
                        slots.computeIfAbsent(slot, any -> before.location().caseId()))
                .orElse(null);
        Map<String, BigDecimal> free = new HashMap<>(claims);
        free.keySet().retainAll(CONTRACTS.accounts(before, event, asked));
        Decision decision = CONTRACTS.decide(before, event, new Context(now, tender, owner, null, free, null));
        contracts.put(id, after(before, decision));
        return decision;
    }

    Event event(String type, String data) {
        return new Event(Event.Origin.MESSAGE, type, json(data), UUID.randomUUID(), "one-thing", null, null, now);
    }

    ContractFacts facts() {
        return CODEC.read(file().data(), ContractFacts.class);
    }

    ContractState state() {
        return ContractState.of(file().state());
    }

    CaseFile file() {
        return contracts.getOrDefault(
                id, empty(location("contract", id, tender.location().caseId())));
    }

    private static CaseFile after(CaseFile before, Decision decision) {
        return decision.outcome() == Decision.Outcome.APPLIED
                ? new CaseFile(before.location(), decision.state(), decision.data(), 1, before.version() + 1)
                : before;
    }

    private static CaseFile empty(Location location) {
        return new CaseFile(location, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), 1, 0);
    }

    private static Location location(String flow, String key, @Nullable UUID parent) {
        return new Location(flow, key, parent, "500103", "one-thing", "T-1", null, null);
    }

    static UUID caseOf(String contract) {
        return CaseId.of("contract", contract);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
