package cn.caitong.mappings.dialect;

import cn.caitong.mappings.message.MessageType;

/** Asks a dialect what an answer to one of its sample requests means. */
final class Answering {
    private Answering() {}

    static Answer to(Samples.Case sample, byte[] body) {
        return to(sample, sample.facts().path("status").intValue(), body);
    }

    static Answer to(Samples.Case sample, int status, byte[] body) {
        String asked = sample.facts().path("to").asText();
        String type =
                sample.samples().cases().path("out").path(asked).path("type").asText();
        return sample.samples()
                .dialect()
                .classify(MessageType.find(type).orElseThrow(), sample.wireOf(asked), status, body);
    }
}
