package cn.caitong.simulators.rest;

import java.util.Map;

/** Where a message goes at the hub, and how, beside its body. */
record Post(String path, String contentType, Map<String, String> headers) {}
