/**
 * The hub's HTTP API for the 一件事 application, partners and operators. Every answer shows only what its caller may know
 * (P13); every refusal is a problem (RFC 9457).
 */
@NullMarked
package cn.caitong.app.api;

import org.jspecify.annotations.NullMarked;
