/**
 * Contracts (政府采购合同, N5.1) and what is paid under them: the facts that claims read, the milestones that partition a contract's
 * sum, signatures, acceptance, and the clocks that run from them.
 */
@NullMarked
package cn.caitong.routes.contract;

import org.jspecify.annotations.NullMarked;
