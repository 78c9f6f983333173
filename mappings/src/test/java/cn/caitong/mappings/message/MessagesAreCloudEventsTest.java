package cn.caitong.mappings.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The standard's own reader takes what we call a message. */
@Tag("unit")
class MessagesAreCloudEventsTest {
    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.validation.ExampleFiles#good")
    void everyGoodExampleIsOne(Path file) throws IOException {
        CloudEvent event = new JsonFormat().deserialize(Files.readAllBytes(file));
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getExtension("jurisdiction")).isNotNull();
        assertThat(MessageType.find(event.getType())).isPresent();
    }
}
