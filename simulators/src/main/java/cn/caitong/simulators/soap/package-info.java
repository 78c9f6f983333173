/** SOAP as a centre reads and writes it, with code of its own: a small strict reading of XML, and envelopes made of text. */
@NullMarked
package cn.caitong.simulators.soap;

import org.jspecify.annotations.NullMarked;
