package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a partner's answer means.
 *
 * @param code the partner's own code, or {@code http-<status>} where it gave none that is known
 * @param result what a status query brought: {@code {standing, amount?, bankDate?, bankTrace?, holderNumber?, reason?}}, standing one
 *     of not-found, accepted, processing, credited, returned, rejected, recalled
 */
public record Answer(Outcome outcome, String code, Optional<JsonNode> result) {}
