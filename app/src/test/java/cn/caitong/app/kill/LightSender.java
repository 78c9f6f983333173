package cn.caitong.app.kill;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Sender;
import cn.caitong.mappings.dialect.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Calls partners over HTTP without Camel, so that the process starts fast; speech and classification are the hub's own. */
final class LightSender implements Sender {
    private static final Set<String> MONEY = Set.of("deposit.refund-instructed.v1", "payment.applied.v1");

    private final Partners partners;
    private final PartnerSpeech speech;
    private final AnswerReader answers;
    private final Credentials credentials;
    private final DeathWish deathWish;

    LightSender(
            Partners partners,
            PartnerSpeech speech,
            AnswerReader answers,
            Credentials credentials,
            DeathWish deathWish) {
        this.partners = partners;
        this.speech = speech;
        this.answers = answers;
        this.credentials = credentials;
        this.deathWish = deathWish;
    }

    @Override
    public End send(Marked marked) {
        try {
            HttpURLConnection call = open(marked);
            try (OutputStream body = call.getOutputStream()) {
                body.write(marked.wire().array());
            }
            around(marked, CrashPoints.SENT);
            int status = call.getResponseCode();
            byte[] answer = answer(call, status);
            around(marked, CrashPoints.ANSWERED);
            return answers.read(marked, status, answer, Optional.empty());
        } catch (ConnectException refused) {
            return new End.NotSent("connection-refused");
        } catch (IOException broken) {
            return new End.Unknown("broken-off");
        }
    }

    private void around(Marked marked, String point) {
        if (MONEY.contains(marked.type())) {
            deathWish.reach(point);
        }
    }

    private HttpURLConnection open(Marked marked) throws IOException {
        Outbound outbound =
                partners.find(marked.partner()).orElseThrow().outbound().orElseThrow();
        WireRequest request = speech.request(marked);
        HttpURLConnection call = (HttpURLConnection)
                URI.create(outbound.baseUrl() + request.path()).toURL().openConnection();
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(marked.wire().array().length);
        call.setConnectTimeout((int) outbound.connectTimeout().toMillis());
        call.setReadTimeout((int) outbound.answerTimeout().toMillis());
        call.setRequestProperty("Content-Type", "application/json");
        request.headers().forEach(call::setRequestProperty);
        credentials.authorization(marked.partner()).ifPresent(token -> call.setRequestProperty("Authorization", token));
        return call;
    }

    private static byte[] answer(HttpURLConnection call, int status) throws IOException {
        try (InputStream in = status >= 400 ? call.getErrorStream() : call.getInputStream()) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
