package cn.caitong.simulators.traffic;

import cn.caitong.simulators.http.Answer;
import java.util.Map;

/** Where a message goes at the hub, and how, beside its body. */
public record Post(String path, String contentType, Map<String, String> headers) {
    public Post {
        headers = Map.copyOf(headers);
    }

    /** A body in the encoding that the content type names. */
    public byte[] bytes(String body) {
        return body.getBytes(Answer.charset(contentType));
    }
}
