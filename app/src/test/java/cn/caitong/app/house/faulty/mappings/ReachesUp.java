package cn.caitong.app.house.faulty.mappings;

import cn.caitong.app.house.faulty.engine.TellsItsOwnTime;
import org.apache.camel.CamelContext;

record ReachesUp(TellsItsOwnTime engine, CamelContext camel) {}
