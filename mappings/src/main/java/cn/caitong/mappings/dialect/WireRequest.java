package cn.caitong.mappings.dialect;

import java.util.Map;

/**
 * Where bytes go to a partner, beside the bytes.
 *
 * @param path relative to the partner's base URL
 * @param headers beside those of the transport and of authentication
 */
public record WireRequest(String path, Map<String, String> headers) {}
