/**
 * Partners that speak SOAP. Going out, CXF makes the envelope by the dialect's WSDL and reads what is answered, over the same
 * bounded HTTP as REST's; coming in, one address a partner leads to the same reception as every other protocol.
 */
@NullMarked
package cn.caitong.connectors.soap;

import org.jspecify.annotations.NullMarked;
