package cn.caitong.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ContentTypesOtherThanJsonAreRefusedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "text/xml; charset=utf-8",
                "application/cloudevents+xml",
                "application/cloudevents-batch+json",
                "text/plain",
                "json",
                "application/json; charset=GBK",
                "application/json; charset=utf-16"
            })
    void with415(String contentType) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ContentGuard.JSON.check(contentType));
        assertThat(refused.code()).isEqualTo(ErrorCode.CONTENT_TYPE_UNSUPPORTED);
        assertThat(refused.code().httpStatus()).isEqualTo(415);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aMissingOneToo(String contentType) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ContentGuard.JSON.check(contentType));
        assertThat(refused.code()).isEqualTo(ErrorCode.CONTENT_TYPE_MISSING);
        assertThat(refused.code().httpStatus()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/cloudevents+json",
                "Application/CloudEvents+JSON; charset=UTF-8",
                "application/json;charset=utf-8; profile=x"
            })
    void jsonIsTaken(String contentType) {
        assertThatNoException().isThrownBy(() -> ContentGuard.JSON.check(contentType));
    }
}
