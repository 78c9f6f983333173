/** What goes between a partner and its hub over HTTP, and how it goes wrong when told to: the faults, the answers and messages that they spoil, the outbox that sends until the hub has the last word. It knows of no dialect and of no partner's books. */
@NullMarked
package cn.caitong.simulators.traffic;

import org.jspecify.annotations.NullMarked;
