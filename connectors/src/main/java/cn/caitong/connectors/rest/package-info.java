/**
 * Partners that speak JSON over HTTP, both ways. One template for what comes in and one for what goes out; a descriptor and a
 * dialect folder make a partner of them.
 */
@NullMarked
package cn.caitong.connectors.rest;

import org.jspecify.annotations.NullMarked;
