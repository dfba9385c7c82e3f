import type { FixStep } from '../../contract/fix.ts';
import { needed, type Scene } from '../scene.ts';
import { enableStep, type ServiceHandle, startStep } from '../steps/service.ts';

/** The stopped SSH server is started, and starts at boot from now on. */
export async function startServer(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  return service.manager === 'none' ? [startStep(service)] : [startStep(service), enableStep(service)];
}

/** How this server starts sshd, by what was seen inside. */
export async function serviceOf(scene: Scene): Promise<ServiceHandle> {
  await scene.look('server', []);
  const service = needed(scene.value('server.service'), 'how the server starts its SSH server');
  const installed = scene.value('server.sshd.installed');
  return {
    manager: service.manager,
    unit: service.unit ?? (service.manager === 'openrc' ? 'sshd' : 'ssh'),
    program: installed?.path ?? '/usr/sbin/sshd',
  };
}
