/**
 * Services of which nobody creates an instance: an account has tenants, routes and targets of the routers, and namespaces
 * of the registry. IBM's Terraform provider, 2026-08, has resources for those (`ibm_logs_router_tenant`, `ibm_logs_router_route`,
 * `ibm_metrics_router_route`, `ibm_atracker_route`, `ibm_cr_namespace`), and none for an instance.
 */
const withoutInstances: readonly string[] = ['logs-router', 'metrics-router', 'atracker', 'container-registry'];

/** True for a service of which there are no instances, so that a policy cannot name one. */
export const hasNoInstances = (service: string): boolean => withoutInstances.includes(service);
