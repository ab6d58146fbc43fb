import { RegistryLoading } from "../../../components/registry/registry-loading.tsx";

export default function Loading() {
	return <RegistryLoading title="Files" />;
}
