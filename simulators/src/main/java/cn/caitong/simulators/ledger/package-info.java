/** A centre's own books: what it received, what it was told to refund, what its bank did. They are the truth that the hub is judged by, so nothing in here asks the hub anything. */
@NullMarked
package cn.caitong.simulators.ledger;

import org.jspecify.annotations.NullMarked;
