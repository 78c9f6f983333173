/**
 * Wake-ups between nodes, over Artemis. A token says only that there is work; losing every one of them costs a second.
 */
@NullMarked
package cn.caitong.connectors.broker;

import org.jspecify.annotations.NullMarked;
