/**
 * Partners by descriptor: who they are, how they are reached, what they may say and how fast. A descriptor that cannot be
 * used stops the start, with file and key in the message.
 */
@NullMarked
package cn.caitong.connectors.partner;

import org.jspecify.annotations.NullMarked;
