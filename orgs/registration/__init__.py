"""登记注册: registration of organizations; one folder per process."""
