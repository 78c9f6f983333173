package cn.caitong.connectors.partner;

import cn.caitong.engine.delivery.PartnerPolicy;
import java.time.Duration;

/**
 * How a partner is called.
 *
 * @param answerTimeout how long an answer may take from the first byte; what takes longer is of unknown fate
 * @param policy what delivery goes by
 */
public record Outbound(String baseUrl, Duration connectTimeout, Duration answerTimeout, PartnerPolicy policy) {}
