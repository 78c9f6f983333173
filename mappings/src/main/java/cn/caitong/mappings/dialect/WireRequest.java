package cn.caitong.mappings.dialect;

import java.util.Map;
import java.util.Optional;

/**
 * Where bytes go to a partner, beside the bytes.
 *
 * @param path relative to the partner's base URL
 * @param headers beside those of the transport and of authentication
 * @param operation of the dialect's WSDL, where it has one
 */
public record WireRequest(String path, Map<String, String> headers, Optional<String> operation) {}
