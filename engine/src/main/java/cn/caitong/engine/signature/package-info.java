/**
 * Signatures under documents, and whose they are: SM2 or RSA, the signer's certificate (X.509), and its chain to an issuer that
 * this hub trusts. Pure; of the JCA only Bouncy Castle's provider is used, and it is not registered.
 */
@NullMarked
package cn.caitong.engine.signature;

import org.jspecify.annotations.NullMarked;
