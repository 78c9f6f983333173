package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Reply;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A reception's reply as Spring wants it. */
final class Replies {
    private Replies() {}

    static ResponseEntity<byte[]> of(Reply reply) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(reply.status()).header(HttpHeaders.CONTENT_TYPE, reply.contentType());
        reply.retryAfter()
                .ifPresent(
                        wait -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        return response.body(reply.body().array());
    }
}
