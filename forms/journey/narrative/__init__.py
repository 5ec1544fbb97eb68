"""Word texts with figures (工作情况报告, 总结, 简报): last period's text read, and this period's drafted from it."""
